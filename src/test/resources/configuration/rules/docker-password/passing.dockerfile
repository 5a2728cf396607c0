FROM debian:13
RUN useradd --no-log-init --uid 10001 shop
