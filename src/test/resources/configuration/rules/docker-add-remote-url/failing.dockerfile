FROM alpine:3.21
# finding
ADD --chown=1000 https://example.com/app.tgz /app/
