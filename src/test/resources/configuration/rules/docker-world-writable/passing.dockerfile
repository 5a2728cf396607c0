FROM debian:13
RUN mkdir /data && chmod -R 750 /data
