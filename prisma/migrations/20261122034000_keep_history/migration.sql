-- Running and past calls refer to versions, and the audit log is evidence: neither may be rewritten by mistake.
-- Rows of the audit log can still be deleted, for its retention rule.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is %', TG_TABLE_NAME, TG_ARGV[0];
END $$;

CREATE TRIGGER flow_version_is_immutable BEFORE UPDATE OR DELETE ON "flow_version"
  FOR EACH ROW EXECUTE FUNCTION refuse_change('immutable');

CREATE TRIGGER audit_record_is_append_only BEFORE UPDATE ON "audit_record"
  FOR EACH ROW EXECUTE FUNCTION refuse_change('append-only');
