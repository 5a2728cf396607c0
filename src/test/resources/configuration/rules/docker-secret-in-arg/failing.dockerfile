FROM debian:12
# finding
ARG NPM_TOKEN
# finding
ARG GITHUB_TOKEN=planted
