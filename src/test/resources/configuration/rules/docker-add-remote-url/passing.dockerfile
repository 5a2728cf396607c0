FROM alpine:3.21
ADD app.tgz /app/
ADD --checksum=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef https://example.com/app.tgz /app/
