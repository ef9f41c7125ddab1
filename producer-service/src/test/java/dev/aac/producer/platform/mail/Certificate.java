package dev.aac.producer.platform.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of 127.0.0.1 that signs itself, made by the JDK's own tool. */
final class Certificate {

    private static final String PASSWORD = "changeit";
    private static final int MADE_WITHIN_SECONDS = 120;

    private final SSLContext context;

    private Certificate(SSLContext context) {
        this.context = context;
    }

    /**
     * @param folder for the tool's file
     */
    static Certificate in(Path folder) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("keys.p12");
        make(file);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trusted =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return new Certificate(context);
    }

    /** Of who has the key, and of who trusts it. */
    SSLContext context() {
        return context;
    }

    private static void make(Path file) throws IOException {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=mail.test",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD);
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            if (!tool.waitFor(MADE_WITHIN_SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new IOException("keytool made no certificate");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            tool.destroyForcibly();
        }
    }
}
