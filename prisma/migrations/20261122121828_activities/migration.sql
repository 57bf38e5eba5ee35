-- CreateEnum
CREATE TYPE "commitment_status" AS ENUM ('open', 'done', 'dropped');

-- AlterTable
ALTER TABLE "activity_type" ADD COLUMN     "kind" TEXT;

-- AlterTable
ALTER TABLE "announcement" ADD COLUMN     "added_at" TIMESTAMPTZ(3),
ADD COLUMN     "added_by_id" UUID;

-- CreateTable
CREATE TABLE "activity_feed" (
    "id" SERIAL NOT NULL,
    "activity_type_id" INTEGER NOT NULL,
    "data_element_id" INTEGER NOT NULL,
    "measure" TEXT NOT NULL,
    "source" TEXT,

    CONSTRAINT "activity_feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "activity_type_id" INTEGER NOT NULL,
    "org_unit_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "date_from" DATE NOT NULL,
    "date_to" DATE NOT NULL,
    "venue" TEXT,
    "organisers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "participant_unit" TEXT NOT NULL DEFAULT 'persons',
    "sessions" INTEGER,
    "cost" DECIMAL(65,30),
    "funding_source" TEXT,
    "outcome" TEXT,
    "origin" "origin" NOT NULL,
    "announcement_id" TEXT,
    "sources" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_count" (
    "activity_id" UUID NOT NULL,
    "breakdown_id" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "activity_count_pkey" PRIMARY KEY ("activity_id","breakdown_id")
);

-- CreateTable
CREATE TABLE "activity_version" (
    "id" BIGSERIAL NOT NULL,
    "activity_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by_id" UUID,

    CONSTRAINT "activity_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_evidence" (
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "added_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "activity_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commitment" (
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "who" TEXT,
    "org_unit_id" TEXT,
    "due_on" DATE,
    "indicator_id" INTEGER,
    "status" "commitment_status" NOT NULL DEFAULT 'open',
    "ended_on" DATE,
    "note" TEXT,
    "chart" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,

    CONSTRAINT "commitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_kind" (
    "id" SERIAL NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "unit_vi" TEXT NOT NULL,
    "unit_en" TEXT NOT NULL,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "counted_in_id" INTEGER,
    "members_in_id" INTEGER,
    "order" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT,

    CONSTRAINT "register_kind_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_entry" (
    "id" UUID NOT NULL,
    "kind_id" INTEGER NOT NULL,
    "org_unit_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "place" TEXT,
    "note" TEXT,
    "origin" "origin" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "register_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_event" (
    "id" BIGSERIAL NOT NULL,
    "entry_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "event" TEXT NOT NULL,
    "org_unit_id" TEXT,
    "name" TEXT,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "register_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_count" (
    "entry_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "breakdown_id" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "register_count_pkey" PRIMARY KEY ("entry_id","on","breakdown_id")
);

-- CreateTable
CREATE TABLE "body_composition" (
    "id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "org_unit_id" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "term" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "seats" INTEGER,
    "women" INTEGER,
    "minority_women" INTEGER,
    "women_under_40" INTEGER,
    "women_first_time" INTEGER,
    "staff" INTEGER,
    "women_staff" INTEGER,
    "source" TEXT,
    "note" TEXT,
    "origin" "origin" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,

    CONSTRAINT "body_composition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "activity_feed_data_element_id_idx" ON "activity_feed"("data_element_id");

-- CreateIndex
CREATE UNIQUE INDEX "activity_feed_activity_type_id_data_element_id_key" ON "activity_feed"("activity_type_id", "data_element_id");

-- CreateIndex
CREATE INDEX "activity_org_unit_id_date_to_idx" ON "activity"("org_unit_id", "date_to");

-- CreateIndex
CREATE INDEX "activity_activity_type_id_date_to_idx" ON "activity"("activity_type_id", "date_to");

-- CreateIndex
CREATE UNIQUE INDEX "activity_version_activity_id_version_key" ON "activity_version"("activity_id", "version");

-- CreateIndex
CREATE INDEX "activity_evidence_activity_id_idx" ON "activity_evidence"("activity_id");

-- CreateIndex
CREATE INDEX "commitment_activity_id_idx" ON "commitment"("activity_id");

-- CreateIndex
CREATE INDEX "commitment_status_due_on_idx" ON "commitment"("status", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "register_kind_uid_key" ON "register_kind"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "register_kind_code_key" ON "register_kind"("code");

-- CreateIndex
CREATE INDEX "register_entry_org_unit_id_idx" ON "register_entry"("org_unit_id");

-- CreateIndex
CREATE INDEX "register_entry_kind_id_idx" ON "register_entry"("kind_id");

-- CreateIndex
CREATE INDEX "register_event_entry_id_on_idx" ON "register_event"("entry_id", "on");

-- CreateIndex
CREATE UNIQUE INDEX "body_composition_body_org_unit_id_name_term_kind_as_of_key" ON "body_composition"("body", "org_unit_id", "name", "term", "kind", "as_of");

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_feed" ADD CONSTRAINT "activity_feed_activity_type_id_fkey" FOREIGN KEY ("activity_type_id") REFERENCES "activity_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_feed" ADD CONSTRAINT "activity_feed_data_element_id_fkey" FOREIGN KEY ("data_element_id") REFERENCES "data_element"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_activity_type_id_fkey" FOREIGN KEY ("activity_type_id") REFERENCES "activity_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_count" ADD CONSTRAINT "activity_count_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_count" ADD CONSTRAINT "activity_count_breakdown_id_fkey" FOREIGN KEY ("breakdown_id") REFERENCES "breakdown"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_version" ADD CONSTRAINT "activity_version_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_version" ADD CONSTRAINT "activity_version_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_evidence" ADD CONSTRAINT "activity_evidence_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_evidence" ADD CONSTRAINT "activity_evidence_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "stored_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_evidence" ADD CONSTRAINT "activity_evidence_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_kind" ADD CONSTRAINT "register_kind_counted_in_id_fkey" FOREIGN KEY ("counted_in_id") REFERENCES "data_element"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_kind" ADD CONSTRAINT "register_kind_members_in_id_fkey" FOREIGN KEY ("members_in_id") REFERENCES "data_element"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_kind_id_fkey" FOREIGN KEY ("kind_id") REFERENCES "register_kind"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_event" ADD CONSTRAINT "register_event_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "register_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_event" ADD CONSTRAINT "register_event_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_event" ADD CONSTRAINT "register_event_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_count" ADD CONSTRAINT "register_count_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "register_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_count" ADD CONSTRAINT "register_count_breakdown_id_fkey" FOREIGN KEY ("breakdown_id") REFERENCES "breakdown"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "body_composition" ADD CONSTRAINT "body_composition_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "body_composition" ADD CONSTRAINT "body_composition_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
