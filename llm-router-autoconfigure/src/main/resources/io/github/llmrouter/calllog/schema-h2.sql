-- Tables of the LLM Router's call log for H2 2.x, version 2.
-- Costs are US dollars, latencies microseconds, buckets quarter hours in UTC.

CREATE TABLE IF NOT EXISTS llm_router_call (
	id VARCHAR(64) NOT NULL PRIMARY KEY,
	started_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
	destination VARCHAR(300) NOT NULL,
	outcome VARCHAR(40) NOT NULL,
	failure_kind VARCHAR(40),
	provider VARCHAR(100),
	model VARCHAR(200),
	latency_micros BIGINT NOT NULL,
	prompt_tokens BIGINT,
	completion_tokens BIGINT,
	cost_usd NUMERIC(30, 15),
	cost_partial BOOLEAN NOT NULL,
	selection VARCHAR(100),
	considered VARCHAR(4000)
);

CREATE INDEX IF NOT EXISTS llm_router_call_started_at ON llm_router_call (started_at, id);

CREATE TABLE IF NOT EXISTS llm_router_attempt (
	call_id VARCHAR(64) NOT NULL,
	position INTEGER NOT NULL,
	started_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
	provider VARCHAR(100) NOT NULL,
	model VARCHAR(200) NOT NULL,
	outcome VARCHAR(40) NOT NULL,
	failure_kind VARCHAR(40),
	status INTEGER,
	message VARCHAR(500),
	latency_micros BIGINT NOT NULL,
	prompt_tokens BIGINT,
	cached_tokens BIGINT,
	completion_tokens BIGINT,
	reasoning_tokens BIGINT,
	cost_usd NUMERIC(30, 15),
	finish_reason VARCHAR(40),
	request_id VARCHAR(200),
	candidate INTEGER,
	key_label VARCHAR(100),
	PRIMARY KEY (call_id, position),
	FOREIGN KEY (call_id) REFERENCES llm_router_call (id) ON DELETE CASCADE
);

CREATE TABLE IF NOT EXISTS llm_router_skip (
	call_id VARCHAR(64) NOT NULL,
	position INTEGER NOT NULL,
	provider VARCHAR(100) NOT NULL,
	model VARCHAR(200) NOT NULL,
	reason VARCHAR(40) NOT NULL,
	available_at TIMESTAMP(6) WITH TIME ZONE,
	failure_kind VARCHAR(40),
	detail VARCHAR(500),
	candidate INTEGER,
	PRIMARY KEY (call_id, position),
	FOREIGN KEY (call_id) REFERENCES llm_router_call (id) ON DELETE CASCADE
);

CREATE TABLE IF NOT EXISTS llm_router_call_rollup (
	bucket_start TIMESTAMP(6) WITH TIME ZONE NOT NULL,
	destination VARCHAR(300) NOT NULL,
	outcome VARCHAR(40) NOT NULL,
	calls BIGINT NOT NULL,
	rescued BIGINT NOT NULL,
	unpriced BIGINT NOT NULL,
	latency_micros BIGINT NOT NULL,
	PRIMARY KEY (bucket_start, destination, outcome)
);

CREATE TABLE IF NOT EXISTS llm_router_model_rollup (
	bucket_start TIMESTAMP(6) WITH TIME ZONE NOT NULL,
	destination VARCHAR(300) NOT NULL,
	provider VARCHAR(100) NOT NULL,
	model VARCHAR(200) NOT NULL,
	outcome VARCHAR(40) NOT NULL,
	attempts BIGINT NOT NULL,
	priced BIGINT NOT NULL,
	unpriced BIGINT NOT NULL,
	prompt_tokens BIGINT NOT NULL,
	cached_tokens BIGINT NOT NULL,
	completion_tokens BIGINT NOT NULL,
	reasoning_tokens BIGINT NOT NULL,
	latency_micros BIGINT NOT NULL,
	cost_usd NUMERIC(30, 15) NOT NULL,
	PRIMARY KEY (bucket_start, destination, provider, model, outcome)
);

CREATE TABLE IF NOT EXISTS llm_router_latency_rollup (
	bucket_start TIMESTAMP(6) WITH TIME ZONE NOT NULL,
	latency_class INTEGER NOT NULL,
	calls BIGINT NOT NULL,
	PRIMARY KEY (bucket_start, latency_class)
);

-- Last, so that where this table stands all others do.
CREATE TABLE IF NOT EXISTS llm_router_schema_version (
	version INTEGER NOT NULL PRIMARY KEY,
	installed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

INSERT INTO llm_router_schema_version (version, installed_at) VALUES (2, CURRENT_TIMESTAMP);
