# The policy ready/approved-registries in Rego. Put your own registries into the set.
package ready.approved_registries

import rego.v1

approved := {"registry.k8s.io", "registry.access.redhat.com", "mcr.microsoft.com", "gcr.io", "ghcr.io"}

# An attribute that the fact does not have reads as the empty text.
images contains image if {
	some fact in input.facts
	fact.type == "image"
	image := {
		"name": fact.value,
		"where": fact.resource,
		"registry": object.get(fact.attributes, "registry", ""),
		"repository": object.get(fact.attributes, "repository", ""),
		"tag": object.get(fact.attributes, "tag", ""),
		"digest": object.get(fact.attributes, "digest", ""),
		"use": object.get(fact.attributes, "use", ""),
	}
}

from_approved contains image if {
	some image in images
	image.registry in approved
}

# Official images of Docker Hub.
from_approved contains image if {
	some image in images
	image.registry == "docker.io"
	startswith(image.repository, "library/")
}

deny_approved_registry contains {"msg": msg, "where": image.where} if {
	some image in (images - from_approved)
	msg := sprintf("image %s", [image.name])
}

deny_no_floating_tag contains {"msg": msg, "where": image.where} if {
	some image in images
	image.digest == ""
	image.tag in {"", "latest"}
	msg := sprintf("image %s has no version", [image.name])
}

warn_pinned_by_digest contains {"msg": msg, "where": image.where} if {
	some image in images
	image.use == "run"
	image.digest == ""
	msg := sprintf("image %s has no digest", [image.name])
}

deny_deployment_known contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.kind == "configuration"
	finding.rule == "not-examined"
}
