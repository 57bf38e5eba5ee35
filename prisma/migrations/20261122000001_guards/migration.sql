-- What the schema file can't say: rows that are never changed, and the forms that codes have.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, lower(TG_OP)
    USING ERRCODE = 'insufficient_privilege',
          HINT = 'Rows of this table are evidence. Write a new row instead.';
END
$$;

CREATE TRIGGER audit_event_append_only
  BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_no_truncate
  BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_value_version_append_only
  BEFORE UPDATE OR DELETE ON data_value_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_value_version_no_truncate
  BEFORE TRUNCATE ON data_value_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 202309, 2023Q4, 2023H1, 2023N9, 2023, P2021-2025, T2021-2026
CREATE FUNCTION is_period_code(code text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT code ~ '^([0-9]{4}((0[1-9]|1[0-2])|Q[1-4]|H[12]|N9)?|[PT][0-9]{4}-[0-9]{4})$'
$$;

ALTER TABLE data_value
  ADD CONSTRAINT data_value_period_is_code CHECK (is_period_code(period)),
  ADD CONSTRAINT data_value_value_or_reason CHECK (value IS NULL OR missing IS NULL),
  ADD CONSTRAINT data_value_is_number CHECK (value NOT IN ('NaN', 'Infinity', '-Infinity')),
  ADD CONSTRAINT data_value_missing_is_reason CHECK (
    missing IN ('not-reported', 'not-available', 'not-applicable', 'not-disaggregated', 'suppressed')
  );

ALTER TABLE data_value_version
  ADD CONSTRAINT data_value_version_period_is_code CHECK (is_period_code(period)),
  ADD CONSTRAINT data_value_version_value_or_reason CHECK (value IS NULL OR missing IS NULL),
  ADD CONSTRAINT data_value_version_is_number CHECK (value NOT IN ('NaN', 'Infinity', '-Infinity'));

ALTER TABLE submission ADD CONSTRAINT submission_period_is_code CHECK (is_period_code(period));
ALTER TABLE target ADD CONSTRAINT target_period_is_code CHECK (is_period_code(period));

-- '' for the total, else category=option joined by ';'
ALTER TABLE breakdown
  ADD CONSTRAINT breakdown_key_is_canonical CHECK (key ~ '^([^=;]+=[^=;]+(;[^=;]+=[^=;]+)*)?$');

-- The units and the form's own span: a unit never ends before it begins.
ALTER TABLE org_unit ADD CONSTRAINT org_unit_span CHECK (valid_to >= valid_from);
ALTER TABLE org_unit_parent ADD CONSTRAINT org_unit_parent_span CHECK (valid_to >= valid_from);
ALTER TABLE form_assignment ADD CONSTRAINT form_assignment_span CHECK (valid_to >= valid_from);

-- Exactly one row counts the versions.
ALTER TABLE data_version ADD CONSTRAINT data_version_single CHECK (id = 1);
INSERT INTO data_version (id, version, catalogue_version) VALUES (1, 1, 1);
