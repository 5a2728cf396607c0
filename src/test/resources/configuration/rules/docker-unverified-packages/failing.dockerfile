FROM debian:12
# finding
RUN apt-get install -y --allow-unauthenticated nginx
RUN yum -y update && \
# finding
    yum install -y --nogpgcheck nginx
