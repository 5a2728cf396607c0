FROM debian:12
# finding
ENV DB_PASSWORD planted-example-only
ENV COLOUR=blue \
# finding
    API_TOKEN="planted example"
