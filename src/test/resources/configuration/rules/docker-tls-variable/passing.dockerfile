FROM node:22
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/company.pem
