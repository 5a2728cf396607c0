# The policy ready/nist-ssdf in Rego.
package ready.nist_ssdf

import rego.v1

scanned contains kind if {
	some scan in input.scans
	scan.status == "completed"
	some kind in scan.kinds
}

deny_components_verified contains "dependency scan missing" if not "dependency" in scanned

deny_code_analysed contains "sast scan missing" if not "sast" in scanned

deny_settings_verified contains "configuration scan missing" if not "configuration" in scanned

deny_inventory contains "no components are known" if count(input.components) == 0

insecure contains finding if {
	some finding in input.findings
	finding.kind == "secret"
}

insecure contains finding if {
	some finding in input.findings
	finding.kind == "sast"
	finding.severity_rank >= 4
}

deny_secure_code contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in insecure
}

deny_tested contains "no tests ran" if count(input.tests) == 0

deny_tests_pass contains {"msg": "tests failed", "where": suite.name} if {
	some suite in input.tests
	suite.failures + suite.errors > 0
}

deny_secure_settings contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.kind == "configuration"
	finding.severity_rank >= 4
}

deny_vulnerabilities_known contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.kev
}

deny_vulnerabilities_treated contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.kind in {"dependency", "container"}
	finding.severity == "critical"
}
