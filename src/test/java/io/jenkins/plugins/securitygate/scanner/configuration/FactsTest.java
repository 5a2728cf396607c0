package io.jenkins.plugins.securitygate.scanner.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts of small manifests, counted by hand. */
class FactsTest {
    @TempDir
    Path folder;

    ScannedTree tree;

    @BeforeEach
    void emptyTree() {
        tree = new ScannedTree(folder);
    }

    @Test
    void workloadStatesPortsImagesRegionsPrivilegesAndData() {
        tree.with("shop.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: shop
                  namespace: store
                  labels:
                    data-classification: personal
                    region: eu-west-1
                spec:
                  template:
                    spec:
                      hostNetwork: true
                      nodeSelector:
                        topology.kubernetes.io/zone: eu-west-1a
                      affinity:
                        nodeAffinity:
                          requiredDuringSchedulingIgnoredDuringExecution:
                            nodeSelectorTerms:
                              - matchExpressions:
                                  - key: topology.kubernetes.io/region
                                    operator: In
                                    values: [eu-west-1, eu-central-1]
                      volumes:
                        - name: logs
                          hostPath:
                            path: /var/log
                      containers:
                        - name: web
                          image: ghcr.io/acme/shop:1.2
                          ports:
                            - containerPort: 8443
                            - containerPort: 53
                              protocol: UDP
                              hostPort: 5353
                          securityContext:
                            privileged: true
                            runAsUser: 0
                            capabilities:
                              add: [NET_ADMIN]
                          env:
                            - name: AWS_REGION
                              value: us-east-1
                """);

        assertThat(tree.facts(Fact.Type.PORT))
                .containsExactly(
                        "31:15 Deployment/shop 8443 container=web exposure=container namespace=store protocol=TCP",
                        "31:15 Deployment/shop 8443 container=web exposure=host namespace=store protocol=TCP",
                        "32:15 Deployment/shop 53 container=web exposure=container namespace=store protocol=UDP",
                        "34:15 Deployment/shop 5353 container=web exposure=host namespace=store protocol=UDP");
        assertThat(tree.facts(Fact.Type.IMAGE))
                .containsExactly("29:11 Deployment/shop ghcr.io/acme/shop:1.2 container=web namespace=store"
                        + " registry=ghcr.io repository=acme/shop tag=1.2 use=run");
        assertThat(tree.facts(Fact.Type.REGISTRY))
                .containsExactly("29:11 Deployment/shop ghcr.io container=web namespace=store use=run");
        assertThat(tree.facts(Fact.Type.REGION))
                .containsExactly(
                        "8:5 Deployment/shop eu-west-1 namespace=store scope=region source=label",
                        "14:9 Deployment/shop eu-west-1a namespace=store scope=zone source=node-selector",
                        "22:30 Deployment/shop eu-west-1 namespace=store scope=region source=node-affinity",
                        "22:41 Deployment/shop eu-central-1 namespace=store scope=region source=node-affinity",
                        "42:15 Deployment/shop us-east-1 container=web namespace=store scope=region source=env");
        assertThat(tree.facts(Fact.Type.PRIVILEGE))
                .containsExactly(
                        "12:7 Deployment/shop hostNetwork namespace=store",
                        "26:13 Deployment/shop hostPath:/var/log namespace=store",
                        "36:13 Deployment/shop privileged container=web namespace=store",
                        "37:13 Deployment/shop root container=web namespace=store",
                        "39:21 Deployment/shop capability:NET_ADMIN container=web namespace=store");
        assertThat(tree.facts(Fact.Type.DATA))
                .containsExactly("7:5 Deployment/shop personal label=data-classification namespace=store"
                        + " region=eu-central-1,eu-west-1,us-east-1");
    }

    @Test
    void servicesAndRoutesStateHowTheyAreReached() {
        tree.with("net.yaml", """
                apiVersion: v1
                kind: Service
                metadata: {name: a}
                spec:
                  ports:
                    - port: 80
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: b}
                spec:
                  type: NodePort
                  ports:
                    - port: 81
                      nodePort: 30081
                    - port: 82
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: c}
                spec:
                  type: LoadBalancer
                  ports:
                    - port: 443
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: d}
                spec:
                  tls:
                    - hosts: [shop.example.com]
                  rules:
                    - host: shop.example.com
                    - host: old.example.com
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: e}
                spec:
                  listeners:
                    - port: 8443
                      protocol: HTTPS
                      hostname: api.example.com
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: f}
                spec:
                  hostnames: [www.example.com]
                """);

        assertThat(tree.facts(Fact.Type.PORT))
                .containsExactly(
                        "6:7 Service/a 80 exposure=service protocol=TCP",
                        "14:7 Service/b 81 exposure=service protocol=TCP",
                        "15:7 Service/b 30081 exposure=node protocol=TCP",
                        "16:7 Service/b 82 exposure=service protocol=TCP",
                        "16:7 Service/b auto exposure=node protocol=TCP",
                        "24:7 Service/c 443 exposure=load-balancer protocol=TCP",
                        "33:7 Ingress/d 443 exposure=ingress host=shop.example.com protocol=HTTPS",
                        "34:7 Ingress/d 80 exposure=ingress host=old.example.com protocol=HTTP",
                        "41:7 Gateway/e 8443 exposure=ingress host=api.example.com protocol=HTTPS");
        assertThat(tree.facts(Fact.Type.HOST))
                .containsExactly(
                        "33:7 Ingress/d shop.example.com",
                        "34:7 Ingress/d old.example.com",
                        "43:7 Gateway/e api.example.com",
                        "49:15 HTTPRoute/f www.example.com");
    }

    @Test
    void volumesAndConfigMapsStateRegions() {
        tree.with("data.yaml", """
                apiVersion: v1
                kind: PersistentVolume
                metadata:
                  name: orders
                  annotations: {security-gate.io/data: health}
                spec:
                  nodeAffinity:
                    required:
                      nodeSelectorTerms:
                        - matchExpressions:
                            - {key: topology.kubernetes.io/region, operator: In, values: [ap-south-1]}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                data:
                  AWS_DEFAULT_REGION: eu-north-1
                  COLOUR: blue
                """);

        assertThat(tree.facts(Fact.Type.REGION))
                .containsExactly(
                        "11:75 PersistentVolume/orders ap-south-1 scope=region source=volume-affinity",
                        "17:3 ConfigMap/settings eu-north-1 scope=region source=config-map");
        assertThat(tree.facts(Fact.Type.DATA))
                .containsExactly("5:17 PersistentVolume/orders health label=security-gate.io/data region=ap-south-1");
    }

    @Test
    void dockerfileStatesBaseImagesPortsRegionAndRoot() {
        tree.with("Dockerfile", """
                # escape=`
                ARG TAG=1.24
                FROM golang:${TAG} AS build
                EXPOSE 9999
                FROM ${REGISTRY:-quay.io}/acme/base@sha256:0123abcd AS run
                ENV AWS_REGION=eu-west-1 `
                    OTHER=1
                EXPOSE 8080 53/udp `
                    9000-9010
                FROM run
                USER 0:0
                """);

        assertThat(tree.facts(Fact.Type.IMAGE))
                .containsExactly(
                        "3:1 Dockerfile golang:1.24 registry=docker.io repository=library/golang stage=build"
                                + " tag=1.24 use=base",
                        "5:1 Dockerfile quay.io/acme/base@sha256:0123abcd digest=sha256:0123abcd registry=quay.io"
                                + " repository=acme/base stage=run use=base");
        assertThat(tree.facts(Fact.Type.PORT))
                .containsExactly(
                        "8:1 Dockerfile 8080 exposure=container protocol=TCP",
                        "8:1 Dockerfile 53 exposure=container protocol=UDP",
                        "8:1 Dockerfile 9000-9010 exposure=container protocol=TCP");
        assertThat(tree.facts(Fact.Type.REGION)).containsExactly("6:1 Dockerfile eu-west-1 scope=region source=env");
        assertThat(tree.facts(Fact.Type.PRIVILEGE)).containsExactly("11:1 Dockerfile root");
    }

    @Test
    void composeServiceStatesPortsImagesRegionsPrivilegesAndData() {
        tree.with("docker-compose.yml", """
                services:
                  web:
                    image: ${REGISTRY:-ghcr.io}/acme/shop:2.1
                    privileged: true
                    network_mode: host
                    user: root
                    cap_add: [CAP_SYS_TIME]
                    ports:
                      - "8443:443"
                      - "127.0.0.1:9000-9001:90-91/udp"
                      - 80
                      - "${PORT}:81"
                    expose: ["7000"]
                    environment:
                      AWS_REGION: eu-central-1
                    labels:
                      - data-classification=personal
                    volumes:
                      - /srv/data:/data
                """);

        assertThat(tree.facts(Fact.Type.IMAGE))
                .containsExactly("3:5 service/web ghcr.io/acme/shop:2.1 registry=ghcr.io repository=acme/shop tag=2.1"
                        + " use=run");
        assertThat(tree.facts(Fact.Type.REGISTRY)).containsExactly("3:5 service/web ghcr.io use=run");
        assertThat(tree.facts(Fact.Type.PORT))
                .containsExactlyInAnyOrder(
                        "9:9 service/web 443 exposure=container protocol=TCP",
                        "9:9 service/web 8443 address=0.0.0.0 exposure=host protocol=TCP",
                        "10:9 service/web 90-91 exposure=container protocol=UDP",
                        "10:9 service/web 9000-9001 address=127.0.0.1 exposure=host protocol=UDP",
                        "11:9 service/web 80 exposure=container protocol=TCP",
                        "11:9 service/web auto address=0.0.0.0 exposure=host protocol=TCP",
                        "13:14 service/web 7000 exposure=container protocol=TCP");
        assertThat(tree.facts(Fact.Type.REGION))
                .containsExactly("15:7 service/web eu-central-1 scope=region source=env");
        assertThat(tree.facts(Fact.Type.PRIVILEGE))
                .containsExactlyInAnyOrder(
                        "4:5 service/web privileged",
                        "5:5 service/web hostNetwork",
                        "6:5 service/web root",
                        "7:15 service/web capability:SYS_TIME",
                        "19:9 service/web hostPath:/srv/data");
        assertThat(tree.facts(Fact.Type.DATA)).containsExactly("17:9 service/web personal label=data-classification");
    }

    @Test
    void terraformStatesRegionsOpeningsImagesBalancersAndDataWithTheDefaultsOfVariables() {
        tree.with("variables.tf", """
                        variable "region" { default = "eu-west-3" }
                        variable "tag" {}
                        """).with("main.tf", """
                        provider "aws" {
                          region = var.region
                        }
                        resource "aws_security_group" "web" {
                          ingress {
                            from_port   = 8080
                            to_port     = 8090
                            protocol    = "tcp"
                            cidr_blocks = ["10.0.0.0/8", "192.0.2.0/24"]
                          }
                          egress {
                            from_port   = 0
                            to_port     = 0
                            protocol    = "-1"
                            cidr_blocks = ["0.0.0.0/0"]
                          }
                        }
                        resource "aws_lb_listener" "web" {
                          port     = 443
                          protocol = "HTTPS"
                        }
                        resource "aws_ecs_task_definition" "web" {
                          container_definitions = jsonencode([
                            { name = "a", image = "quay.io/acme/shop:1" },
                            { name = "b", image = "shop:${var.tag}" },
                          ])
                        }
                        resource "aws_ebs_volume" "web" {
                          availability_zone = "${var.region}a"
                          tags = merge(local.tags, { data-classification = "personal" })
                        }
                        """);

        assertThat(tree.errors()).isEmpty();
        assertThat(tree.facts(Fact.Type.REGION))
                .containsExactly(
                        "2:3 provider.aws eu-west-3 scope=region source=provider",
                        "29:3 aws_ebs_volume.web eu-west-3a scope=zone source=resource");
        assertThat(tree.facts(Fact.Type.PORT))
                .containsExactly(
                        "5:3 aws_security_group.web 8080-8090 exposure=security-group protocol=TCP"
                                + " source=10.0.0.0/8,192.0.2.0/24",
                        "19:3 aws_lb_listener.web 443 exposure=load-balancer protocol=HTTPS");
        assertThat(tree.facts(Fact.Type.IMAGE))
                .containsExactly("24:19 aws_ecs_task_definition.web quay.io/acme/shop:1 registry=quay.io"
                        + " repository=acme/shop tag=1 use=run");
        assertThat(tree.facts(Fact.Type.DATA))
                .containsExactly("30:30 aws_ebs_volume.web personal label=data-classification");
    }

    @Test
    void planInJsonStatesTheSameAsItsSources() {
        tree.with("plan.json", """
                {"format_version": "1.2", "terraform_version": "1.9.0",
                 "planned_values": {"root_module": {"child_modules": [{"resources": [
                   {"address": "module.net.aws_security_group.web", "mode": "managed", "type": "aws_security_group",
                    "name": "web", "values": {"ingress": [
                     {"from_port": 22, "to_port": 22, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}]}}]}]}},
                 "configuration": {"provider_config": {"aws": {"name": "aws",
                   "expressions": {"region": {"constant_value": "eu-north-1"}}}}}}
                """);

        assertThat(tree.findings("terraform-open-ssh").map(Finding::target))
                .containsExactly("module.net.aws_security_group.web");
        assertThat(tree.facts(Fact.Type.PORT))
                .containsExactly("5:6 module.net.aws_security_group.web 22 exposure=security-group protocol=TCP"
                        + " source=0.0.0.0/0");
        assertThat(tree.facts(Fact.Type.REGION))
                .containsExactly("7:20 provider.aws eu-north-1 scope=region source=provider");
    }

    @Test
    void templateNginxAndSpringStateTheirPorts() {
        tree.with("stack.json", """
                        {"Parameters": {"Port": {"Type": "Number", "Default": 8443}},
                         "Resources": {
                          "Web": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"SecurityGroupIngress": [
                           {"IpProtocol": "tcp", "FromPort": {"Ref": "Port"}, "ToPort": 8443, "CidrIp": "10.0.0.0/8"}]}}}}
                        """).with("site.conf", """
                        server {
                            listen 443 ssl;
                            listen 127.0.0.1:8081;
                        }
                        """).with("application.yml", """
                        server:
                          port: ${PORT:8082}
                        management.server.port: 9090
                        """);

        assertThat(tree.facts(Fact.Type.PORT))
                .containsExactlyInAnyOrder(
                        "4:4 AWS::EC2::SecurityGroup/Web 8443 exposure=security-group protocol=TCP source=10.0.0.0/8",
                        "2:0 site.conf 443 address=0.0.0.0 exposure=listen protocol=HTTPS",
                        "3:0 site.conf 8081 address=127.0.0.1 exposure=listen protocol=HTTP",
                        "2:3 application.yml 8082 exposure=listen protocol=TCP",
                        "3:1 application.yml 9090 exposure=listen protocol=TCP");
    }
}
