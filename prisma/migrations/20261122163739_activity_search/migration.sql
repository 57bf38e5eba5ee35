-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- What was recorded before is found too: as `toSearchText` writes it.
UPDATE "activity" SET "search_text" = ' ' || btrim(regexp_replace(
  lower(translate(regexp_replace(
    normalize("title" || ' ' || coalesce("venue", '') || ' ' || array_to_string("organisers", ' '), NFD),
    '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd')),
  '[^[:alnum:]]+', ' ', 'g'));
