package io.github.llmrouter.provider;

import java.util.concurrent.atomic.LongAdder;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Builds pools that count the connections they open. */
final class CountingPoolBuilder extends PoolingHttpClientConnectionManagerBuilder {

	private final LongAdder opened;

	CountingPoolBuilder(LongAdder opened) {
		this.opened = opened;
	}

	@Override
	protected HttpClientConnectionOperator createConnectionOperator(SchemePortResolver ports, DnsResolver hosts,
			TlsSocketStrategy tls) {
		return new CountingOperator(ports, hosts,
				RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
	}

	private final class CountingOperator extends DefaultHttpClientConnectionOperator {

		CountingOperator(SchemePortResolver ports, DnsResolver hosts, Lookup<TlsSocketStrategy> tls) {
			super(ports, hosts, tls);
		}

		@Override
		protected void onAfterSocketConnect(HttpContext context, HttpHost host) {
			CountingPoolBuilder.this.opened.increment();
		}

	}

}
