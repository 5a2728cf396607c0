FROM debian:12
RUN curl -fL --keepalive-time 2 https://example.com/app -o app && wget -k https://example.com/page
