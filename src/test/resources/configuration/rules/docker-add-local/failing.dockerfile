FROM alpine:3.22
# finding
ADD app /app
