package io.github.llmrouter.provider;

import java.io.ByteArrayInputStream;
import java.util.List;

/** Hands bytes on as a network might: in pieces of any size. */
final class SplitInput extends ByteArrayInputStream {

	private final List<Integer> sizes;

	private int reads;

	SplitInput(byte[] bytes, List<Integer> sizes) {
		super(bytes);
		this.sizes = sizes;
	}

	@Override
	public synchronized int read(byte[] buffer, int offset, int length) {
		int size = this.sizes.get(this.reads++ % this.sizes.size());
		return super.read(buffer, offset, Math.min(length, size));
	}

}
