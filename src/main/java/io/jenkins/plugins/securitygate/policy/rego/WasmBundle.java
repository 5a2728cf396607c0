package io.jenkins.plugins.securitygate.policy.rego;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The parts of a bundle that are needed in this process.
 *
 * @param wasm the compiled program
 * @param data the data that comes with it, JSON
 */
record WasmBundle(byte[] wasm, String data) {
    private static final int MAX_ENTRY_BYTES = 64 << 20;

    /** Reads what {@code opa build -t wasm} wrote. */
    static WasmBundle read(String name, byte[] archive) throws RegoException {
        byte[] wasm = null;
        String data = "{}";
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(new ByteArrayInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = entry.getName().startsWith("/") ? entry.getName().substring(1) : entry.getName();
                if (path.equals("policy.wasm")) {
                    wasm = content(tar, name);
                } else if (path.equals("data.json")) {
                    data = new String(content(tar, name), StandardCharsets.UTF_8);
                }
            }
        } catch (IOException e) {
            throw new RegoException(name + " is no bundle, which is a gzipped tar archive: " + e.getMessage(), e);
        }
        if (wasm == null) {
            throw new RegoException(name + " holds no policy.wasm; build it with 'opa build -t wasm -e main'");
        }
        return new WasmBundle(wasm, data);
    }

    private static byte[] content(TarArchiveInputStream tar, String name) throws IOException, RegoException {
        byte[] content = tar.readNBytes(MAX_ENTRY_BYTES + 1);
        if (content.length > MAX_ENTRY_BYTES) {
            throw new RegoException(name + " holds an entry larger than " + MAX_ENTRY_BYTES + " bytes");
        }
        return content;
    }
}
