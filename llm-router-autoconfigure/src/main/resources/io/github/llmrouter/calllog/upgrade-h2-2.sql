-- Brings tables of version 1 to version 2. May be run again if it was broken off.

ALTER TABLE llm_router_call ADD COLUMN IF NOT EXISTS selection VARCHAR(100);

ALTER TABLE llm_router_call ADD COLUMN IF NOT EXISTS considered VARCHAR(4000);

ALTER TABLE llm_router_attempt ADD COLUMN IF NOT EXISTS candidate INTEGER;

ALTER TABLE llm_router_attempt ADD COLUMN IF NOT EXISTS key_label VARCHAR(100);

ALTER TABLE llm_router_skip ADD COLUMN IF NOT EXISTS failure_kind VARCHAR(40);

ALTER TABLE llm_router_skip ADD COLUMN IF NOT EXISTS detail VARCHAR(500);

ALTER TABLE llm_router_skip ADD COLUMN IF NOT EXISTS candidate INTEGER;

-- Until then a cool-down stood in the log as the failure that began it.
UPDATE llm_router_skip SET failure_kind = reason, reason = 'COOLING_DOWN'
	WHERE reason NOT IN ('COOLING_DOWN', 'PAUSED', 'CIRCUIT_OPEN', 'OWN_LIMIT', 'BUDGET', 'CANNOT_SERVE');

-- Last, so that where this row stands everything else does.
MERGE INTO llm_router_schema_version (version, installed_at) KEY (version) VALUES (2, CURRENT_TIMESTAMP);
