-- A subflow is referred to by its name, so a name means one flow. Of flows that have the same the one that was published
-- last keeps it, because it is the one that others ran; the rest become "… 2", "… 3", in their drafts, too.
DO $$
DECLARE
  double RECORD;
  base TEXT;
  fresh TEXT;
  number INT;
BEGIN
  UPDATE flow SET name = btrim(name) WHERE name <> btrim(name);
  FOR double IN
    SELECT id, name FROM (
      SELECT f.id, f.name, row_number() OVER (
        PARTITION BY lower(f.name)
        ORDER BY (SELECT max(v.published_at) FROM flow_version v WHERE v.flow_id = f.id) DESC NULLS LAST, f.created_at, f.id
      ) AS place
      FROM flow f WHERE f.archived_at IS NULL) named
    WHERE place > 1 ORDER BY place, id
  LOOP
    base := left(double.name, 110);
    number := 2;
    LOOP
      fresh := base || ' ' || number;
      EXIT WHEN NOT EXISTS (SELECT 1 FROM flow WHERE archived_at IS NULL AND lower(name) = lower(fresh));
      number := number + 1;
    END LOOP;
    UPDATE flow SET name = fresh WHERE id = double.id;
    UPDATE flow_draft SET document = jsonb_set(document, '{name}', to_jsonb(fresh)) WHERE flow_id = double.id;
  END LOOP;
END $$;

CREATE UNIQUE INDEX flow_open_name ON flow (lower(btrim(name))) WHERE archived_at IS NULL;
