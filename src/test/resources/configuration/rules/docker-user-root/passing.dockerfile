FROM alpine:3.21 AS build
USER root
FROM alpine:3.21
USER root
RUN true
USER 1000:1000
