FROM alpine:3.21 AS base
# finding
USER root
FROM base
RUN true
