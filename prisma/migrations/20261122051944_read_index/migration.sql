-- DropIndex
DROP INDEX "data_value_data_element_id_calendar_period_stage_idx";

-- All that adding up reads, so that the figures of the whole country come from the index alone.
CREATE INDEX data_value_read ON data_value (data_element_id, breakdown_id, calendar, period, stage)
  INCLUDE (org_unit_id, value, missing, origin, updated_at);
-- The few figures that were read from an announcement.
CREATE INDEX data_value_announced ON data_value (data_element_id) WHERE announcement_id IS NOT NULL;
