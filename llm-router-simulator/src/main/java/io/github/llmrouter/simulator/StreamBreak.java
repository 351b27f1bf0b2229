package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * What breaks a stream and when.
 *
 * @param fault what happens
 * @param after how much of the stream comes before
 */
record StreamBreak(StreamFault fault, Point after) {

	/**
	 * A point in a stream.
	 *
	 * @param count how many come before it
	 * @param chunks whether chunks of the answer are counted, or events of any kind
	 */
	record Point(int count, boolean chunks) {

		static final Point BEFORE_CONTENT = new Point(0, true);

		Point {
			if (count < 0) {
				throw new IllegalArgumentException("A stream fails after 0 or more, not after " + count);
			}
		}

		/**
		 * The events before this point, without any sign of the end.
		 */
		List<StreamEvent> before(List<StreamEvent> events) {
			List<StreamEvent> chosen = new ArrayList<>();
			int left = this.count;
			for (StreamEvent event : events) {
				boolean counts = !this.chunks || event.kind() == StreamEvent.Kind.CONTENT;
				boolean over = (counts && left == 0) || event.kind() == StreamEvent.Kind.END;
				if (over || (this.chunks && this.count > 0 && left == 0)) {
					break;
				}
				left -= counts ? 1 : 0;
				chosen.add(event.withoutEnd());
			}
			return chosen;
		}

	}

}
