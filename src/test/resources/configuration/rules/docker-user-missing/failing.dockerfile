FROM alpine:3.21 AS build
USER 1000
# finding
FROM alpine:3.21
COPY --from=build /app /app
