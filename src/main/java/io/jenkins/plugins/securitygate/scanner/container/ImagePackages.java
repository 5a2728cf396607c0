package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.dependency.PackageList;

/**
 * Takes the packages of one image, to report them and to look them up later.
 *
 * @param image what people call it
 * @param toCheck the packages of all images
 */
record ImagePackages(String image, PackageList toCheck, ScanSink sink) {
    void add(PackageList.Release release, Component component) {
        sink.component(component);
        toCheck.add(release, component, image);
    }
}
