ARG VERSION=latest
# finding
FROM alpine AS a
# finding
FROM --platform=$BUILDPLATFORM golang:${VERSION} AS b
FROM a
