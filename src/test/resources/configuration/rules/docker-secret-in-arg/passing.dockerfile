FROM debian:12
ARG VERSION=1.2.3
RUN --mount=type=secret,id=npm npm ci
