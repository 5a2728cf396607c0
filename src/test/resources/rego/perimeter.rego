# Compiled into perimeter.tar.gz by opa 1.22.2: opa build -t wasm -e main -o perimeter.tar.gz perimeter.rego
package main

import rego.v1

deny_ports contains {"msg": msg, "where": fact.resource} if {
	some fact in input.facts
	fact.type == "port"
	fact.attributes.exposure in {"ingress", "load-balancer"}
	fact.number != 443
	msg := sprintf("port %d is exposed", [fact.number])
}

violation contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.severity == "critical"
}

warn contains "there are no tests" if count(input.tests) == 0

exception contains ["ports"] if input.subject.name == "legacy"
