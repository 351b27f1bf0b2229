package io.github.llmrouter.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.util.FileSystemUtils;

/** A server with a certificate that nobody signed. */
record TlsServer(WireServer server, KeyStore keys) implements AutoCloseable {

	private static final String PASSWORD = "changeit";

	private static KeyStore made;

	static TlsServer start(String reply) throws Exception {
		KeyStore keys = sharedKeys();
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return new TlsServer(new WireServer(context.getServerSocketFactory(), "https", (request, connection) -> {
			connection.write(reply);
			return true;
		}), keys);
	}

	/** Making keys takes a second each time. */
	private static synchronized KeyStore sharedKeys()
			throws IOException, InterruptedException, GeneralSecurityException {
		if (made == null) {
			made = selfSigned();
		}
		return made;
	}

	private static KeyStore selfSigned() throws IOException, InterruptedException, GeneralSecurityException {
		Path folder = Files.createTempDirectory("llm-router-tls");
		try {
			Path store = folder.resolve("keys.p12");
			Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
					"-genkeypair", "-alias", "test", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
					"SAN=dns:localhost", "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(),
					"-storepass", PASSWORD)
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
				throw new IllegalStateException("keytool failed");
			}
			KeyStore keys = KeyStore.getInstance("PKCS12");
			try (InputStream input = Files.newInputStream(store)) {
				keys.load(input, PASSWORD.toCharArray());
			}
			return keys;
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	URI uri() {
		return this.server.uri();
	}

	/** Bundles of an application whose bundle {@code test} trusts this server. */
	SslBundles bundles() throws GeneralSecurityException, IOException {
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("test", this.keys.getCertificate("test"));
		return new DefaultSslBundleRegistry("test", SslBundle.of(SslStoreBundle.of(null, null, trusted)));
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
