/**
 * The embedded scanner {@code configuration}: rules about, and facts from, the files that say how software is built and
 * deployed. Each format is a {@link io.jenkins.plugins.securitygate.scanner.configuration.DocumentKind} in a package of
 * its own; each rule is one entry in the list of its family with two examples under
 * {@code src/test/resources/configuration/rules}.
 *
 * <p>Facts state what is written, never what a default might be, except where the table says so. Their resource is
 * {@code Kind/name} of a Kubernetes object, {@code service/NAME} of Compose, the address of a Terraform resource,
 * {@code Type/LogicalName} of CloudFormation, and the path of any other file.
 *
 * <table>
 * <caption>Attributes of facts, for policies</caption>
 * <tr><th>type</th><th>value</th><th>attributes</th></tr>
 * <tr><td>all of Kubernetes</td><td></td><td>{@code namespace} where the manifest names one; {@code container} where
 *     the fact is about one container</td></tr>
 * <tr><td>port</td><td>the number, a range {@code 8000-8010} (number -1), or {@code auto} (number -1) for a node port
 *     that the cluster chooses</td>
 *     <td>{@code exposure}: {@code container} (containerPort, EXPOSE), {@code host} (hostPort, and every containerPort on
 *     the host network), {@code node} (nodePort), {@code service} (port within the cluster), {@code load-balancer},
 *     {@code external-ip} (port of a Service with externalIPs), {@code ingress} (Ingress: 443 with TLS, 80 without;
 *     listener of a Gateway);
 *     {@code protocol}: upper case, {@code TCP} when none is written, {@code HTTP} or {@code HTTPS} for an Ingress;
 *     {@code host} of an ingress where one is written; {@code host} of Compose comes with its {@code address},
 *     {@code 0.0.0.0} when none is written; {@code security-group}: what a firewall of a cloud lets in, with its
 *     {@code source}, the value {@code all} (number -1) for every port; {@code listen}: what nginx and Spring Boot
 *     listen on</td></tr>
 * <tr><td>image</td><td>the reference as written; in FROM with the defaults of its variables</td>
 *     <td>{@code registry} ({@code docker.io} when none is written), {@code repository} (with {@code library/} for
 *     official images), {@code tag} and {@code digest} where written; {@code use}: {@code run}, {@code base} or {@code build} (a job of a workflow or a Jenkinsfile runs in it);
 *     {@code stage} of a Dockerfile. Only {@code use} and {@code stage} when the reference holds a variable</td></tr>
 * <tr><td>registry</td><td>host of the registry of such an image</td><td>{@code use}, {@code stage}</td></tr>
 * <tr><td>region</td><td>name of a region or zone</td><td>{@code scope}: {@code region} or {@code zone};
 *     {@code source}: {@code label}, {@code annotation}, {@code node-selector}, {@code node-affinity},
 *     {@code node-preference}, {@code volume-affinity}, {@code allowed-topologies}, {@code env},
 *     {@code config-map}, {@code provider}, {@code resource}, {@code property}</td></tr>
 * <tr><td>privilege</td><td>{@code privileged}, {@code root} (runAsUser: 0, USER root), {@code hostNetwork},
 *     {@code hostPID}, {@code hostIPC}, {@code capability:NET_ADMIN}, {@code hostPath:/var/run}</td><td></td></tr>
 * <tr><td>host</td><td>host name of an Ingress, Gateway, route or server of nginx</td><td></td></tr>
 * <tr><td>data</td><td>class of data</td><td>{@code label}: the key that says so, one of {@code security-gate.io/data},
 *     {@code data-classification}, {@code data}; {@code region}: the regions (not zones) that the same object states,
 *     joined with commas</td></tr>
 * </table>
 */
package io.jenkins.plugins.securitygate.scanner.configuration;
