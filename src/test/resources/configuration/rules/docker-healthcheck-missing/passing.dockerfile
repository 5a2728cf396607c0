FROM alpine:3.21
HEALTHCHECK CMD wget -q localhost
