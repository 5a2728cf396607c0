FROM debian:13
# finding
RUN mkdir /data && chmod -R 777 /data
