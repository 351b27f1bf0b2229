package io.github.llmrouter.calllog;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The key of an attempt or a skip.
 *
 * @param callId the call it belongs to
 * @param position its place within the call, from 0
 */
@Embeddable
record RowId(@Column(name = "call_id") String callId, @Column(name = "position") int position) implements Serializable {

}
