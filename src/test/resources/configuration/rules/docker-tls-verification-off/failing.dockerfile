FROM debian:12
# finding
RUN curl -fkL https://example.com/app -o app
# finding
RUN wget --no-check-certificate https://example.com/app
# finding
RUN git config --global http.sslVerify false
