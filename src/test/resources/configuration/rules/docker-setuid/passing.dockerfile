FROM debian:13
RUN chmod u+x /usr/bin/find && chmod 0755 /usr/bin/find
