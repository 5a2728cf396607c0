FROM alpine:3.21 AS base
USER app
FROM base
