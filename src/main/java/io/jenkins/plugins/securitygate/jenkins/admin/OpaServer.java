package io.jenkins.plugins.securitygate.jenkins.admin;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.securitygate.policy.rego.RegoLimits;
import io.jenkins.plugins.securitygate.policy.rego.RegoSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An OPA server that evaluates Rego. The token for it is a credential; only its id is kept here. */
public final class OpaServer implements Describable<OpaServer> {
    private static final int DEFAULT_SECONDS = 10;
    private static final int MAX_SECONDS = 300;

    private final String url;
    private String credentialsId = "";
    private int timeoutSeconds = DEFAULT_SECONDS;

    /** @param url address without {@code /v1} */
    @DataBoundConstructor
    public OpaServer(String url) {
        this.url = Util.fixNull(url).strip();
    }

    public String getUrl() {
        return url;
    }

    /** Id of a secret text with the bearer token, empty for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixNull(credentialsId);
    }

    /** How long one answer may take. */
    public int getTimeoutSeconds() {
        return timeoutSeconds;
    }

    @DataBoundSetter
    public void setTimeoutSeconds(int timeoutSeconds) {
        this.timeoutSeconds = Math.max(1, Math.min(MAX_SECONDS, timeoutSeconds));
    }

    /** What was saved without an option, or written by hand, has 0 or {@code null} there. */
    private Object readResolve() {
        OpaServer whole = new OpaServer(url);
        whole.setCredentialsId(credentialsId);
        whole.setTimeoutSeconds(timeoutSeconds == 0 ? DEFAULT_SECONDS : timeoutSeconds);
        return whole;
    }

    /**
     * The bearer token, empty for none.
     *
     * @throws IOException when the credential is gone; asking without it would only fail later and less clearly
     */
    String token() throws IOException {
        if (credentialsId.isEmpty()) {
            return "";
        }
        StringCredentials credentials = CredentialsProvider.findCredentialByIdInItemGroup(
                credentialsId, StringCredentials.class, Jenkins.get(), null, List.of());
        if (credentials == null) {
            throw new IOException("there is no secret text with the id '" + credentialsId + "' for the OPA server");
        }
        return credentials.getSecret().getPlainText();
    }

    /**
     * The server as the engines for Rego take it.
     *
     * @throws IOException when the address is none, or the token cannot be had
     */
    RegoSettings settings() throws IOException {
        if (!DescriptorImpl.isAddress(url)) {
            throw new IOException("the address of the OPA server, '" + url + "', is no http or https address");
        }
        RegoLimits usual = RegoLimits.DEFAULT;
        RegoLimits limits =
                new RegoLimits(Duration.ofSeconds(timeoutSeconds), usual.memoryBytes(), usual.answerBytes());
        return RegoSettings.IN_PROCESS.withServer(URI.create(url), token()).withLimits(limits);
    }

    /** Describes the form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<OpaServer> {
        @Override
        public String getDisplayName() {
            return "OPA server";
        }

        /** The secret texts that Jenkins itself may use. */
        @POST
        public ListBoxModel doFillCredentialsIdItems() {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            ListBoxModel items = new ListBoxModel();
            items.add("- none -", "");
            items.addAll(CredentialsProvider.listCredentialsInItemGroup(
                    StringCredentials.class, Jenkins.get(), null, List.of(), CredentialsMatchers.always()));
            return items;
        }

        /** Checks the address as somebody types it; nothing is called. */
        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return isAddress(Util.fixNull(value).strip())
                    ? FormValidation.ok()
                    : FormValidation.error("write an address such as https://opa.example.org:8181");
        }

        private static boolean isAddress(String text) {
            try {
                URI address = URI.create(text);
                return address.getHost() != null && List.of("http", "https").contains(address.getScheme());
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
