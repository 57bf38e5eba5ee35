-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "org_unit_level" AS ENUM ('country', 'province', 'district', 'commune');

-- CreateEnum
CREATE TYPE "succession_kind" AS ENUM ('merged', 'renamed', 'part');

-- CreateEnum
CREATE TYPE "time_aggregation" AS ENUM ('sum', 'last', 'average', 'none');

-- CreateEnum
CREATE TYPE "sum_or_none" AS ENUM ('sum', 'none');

-- CreateEnum
CREATE TYPE "element_kind" AS ENUM ('flow', 'stock');

-- CreateEnum
CREATE TYPE "calendar" AS ENUM ('statistical', 'administrative');

-- CreateEnum
CREATE TYPE "frequency" AS ENUM ('month', 'quarter', 'half', 'year');

-- CreateEnum
CREATE TYPE "direction" AS ENUM ('up', 'down', 'range', 'parity', 'none');

-- CreateEnum
CREATE TYPE "pairing" AS ENUM ('both', 'independent');

-- CreateEnum
CREATE TYPE "cumulation" AS ENUM ('none', 'year', 'phase');

-- CreateEnum
CREATE TYPE "stage" AS ENUM ('draft', 'submitted', 'approved');

-- CreateEnum
CREATE TYPE "origin" AS ENUM ('reported', 'activity', 'imported', 'announcement', 'demonstration');

-- CreateEnum
CREATE TYPE "submission_status" AS ENUM ('draft', 'submitted', 'returned', 'approved');

-- CreateEnum
CREATE TYPE "decision" AS ENUM ('approved', 'returned');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'officer', 'reviewer', 'auditor', 'admin');

-- CreateTable
CREATE TABLE "org_unit" (
    "id" TEXT NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "code" TEXT,
    "level" "org_unit_level" NOT NULL,
    "name" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "search_name" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "predecessors_complete" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "source" TEXT,
    "confidence" TEXT,

    CONSTRAINT "org_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org_unit_parent" (
    "id" SERIAL NOT NULL,
    "child_id" TEXT NOT NULL,
    "parent_id" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "legal_act" TEXT,

    CONSTRAINT "org_unit_parent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org_unit_succession" (
    "id" SERIAL NOT NULL,
    "predecessor_id" TEXT NOT NULL,
    "successor_id" TEXT NOT NULL,
    "kind" "succession_kind" NOT NULL,
    "effective" DATE NOT NULL,
    "legal_act" TEXT,
    "source" TEXT,

    CONSTRAINT "org_unit_succession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme" (
    "id" SERIAL NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "legal_basis" TEXT,
    "source" TEXT,
    "confidence" TEXT,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "component" (
    "id" SERIAL NOT NULL,
    "programme_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT,

    CONSTRAINT "component_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_type" (
    "id" SERIAL NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "code" TEXT NOT NULL,
    "component_id" INTEGER NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "counted_in" TEXT NOT NULL,
    "confidence" TEXT,

    CONSTRAINT "activity_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_element" (
    "id" SERIAL NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "programme_id" INTEGER NOT NULL,
    "component_id" INTEGER,
    "unit_vi" TEXT NOT NULL,
    "unit_en" TEXT NOT NULL,
    "kind" "element_kind" NOT NULL,
    "time_roll_up" "time_aggregation" NOT NULL,
    "place_roll_up" "sum_or_none" NOT NULL,
    "breakdown_roll_up" "sum_or_none" NOT NULL,
    "decimals" INTEGER NOT NULL DEFAULT 0,
    "persons_unique" BOOLEAN NOT NULL DEFAULT false,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "confidence" TEXT,

    CONSTRAINT "data_element_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category" (
    "id" SERIAL NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category_option" (
    "id" SERIAL NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "code" TEXT NOT NULL,
    "category_id" INTEGER NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "category_option_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "breakdown" (
    "id" SERIAL NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "breakdown_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "breakdown_option" (
    "breakdown_id" INTEGER NOT NULL,
    "option_id" INTEGER NOT NULL,

    CONSTRAINT "breakdown_option_pkey" PRIMARY KEY ("breakdown_id","option_id")
);

-- CreateTable
CREATE TABLE "form" (
    "id" SERIAL NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "programme_id" INTEGER NOT NULL,
    "frequency" "frequency" NOT NULL,
    "calendar" "calendar" NOT NULL,
    "approval_levels" INTEGER NOT NULL,
    "due_days" INTEGER NOT NULL,
    "review_days" INTEGER NOT NULL,
    "note" TEXT,

    CONSTRAINT "form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_section" (
    "id" SERIAL NOT NULL,
    "form_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "order" INTEGER NOT NULL,

    CONSTRAINT "form_section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_item" (
    "id" SERIAL NOT NULL,
    "section_id" INTEGER NOT NULL,
    "data_element_id" INTEGER NOT NULL,
    "order" INTEGER NOT NULL,
    "columns" TEXT[],

    CONSTRAINT "form_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_assignment" (
    "id" SERIAL NOT NULL,
    "form_id" INTEGER NOT NULL,
    "org_unit_id" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "form_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator" (
    "id" SERIAL NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "programme_id" INTEGER NOT NULL,
    "component_id" INTEGER,
    "unit_vi" TEXT NOT NULL,
    "unit_en" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "numerator" TEXT,
    "denominator" TEXT,
    "numerator_vi" TEXT,
    "denominator_vi" TEXT,
    "factor" DECIMAL(65,30) NOT NULL DEFAULT 1,
    "direction" "direction" NOT NULL,
    "pairing" "pairing" NOT NULL DEFAULT 'both',
    "cumulation" "cumulation" NOT NULL DEFAULT 'none',
    "decimals" INTEGER NOT NULL DEFAULT 0,
    "frequency" TEXT,
    "breakdown_text" TEXT,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "confidence" TEXT,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target" (
    "id" SERIAL NOT NULL,
    "indicator_id" INTEGER NOT NULL,
    "org_unit_id" TEXT NOT NULL,
    "calendar" "calendar" NOT NULL DEFAULT 'statistical',
    "period" TEXT NOT NULL,
    "comparator" TEXT NOT NULL,
    "low" DECIMAL(65,30),
    "high" DECIMAL(65,30),
    "basis" TEXT,
    "source" TEXT,
    "confidence" TEXT,
    "note" TEXT,

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_value" (
    "id" BIGSERIAL NOT NULL,
    "data_element_id" INTEGER NOT NULL,
    "org_unit_id" TEXT NOT NULL,
    "calendar" "calendar" NOT NULL,
    "period" TEXT NOT NULL,
    "breakdown_id" INTEGER NOT NULL,
    "stage" "stage" NOT NULL,
    "value" DECIMAL(65,30),
    "missing" TEXT,
    "comment" TEXT,
    "origin" "origin" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "submission_id" UUID,
    "announcement_id" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,

    CONSTRAINT "data_value_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_value_version" (
    "id" BIGSERIAL NOT NULL,
    "data_element_id" INTEGER NOT NULL,
    "org_unit_id" TEXT NOT NULL,
    "calendar" "calendar" NOT NULL,
    "period" TEXT NOT NULL,
    "breakdown_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "stage" "stage" NOT NULL,
    "value" DECIMAL(65,30),
    "missing" TEXT,
    "comment" TEXT,
    "reason" TEXT,
    "origin" "origin" NOT NULL,
    "submission_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by_id" UUID,

    CONSTRAINT "data_value_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "value_mutation" (
    "id" TEXT NOT NULL,
    "submission_id" UUID NOT NULL,
    "answer" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "value_mutation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL,
    "form_id" INTEGER NOT NULL,
    "org_unit_id" TEXT NOT NULL,
    "calendar" "calendar" NOT NULL,
    "period" TEXT NOT NULL,
    "status" "submission_status" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "correction_reason" TEXT,
    "receipt_number" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "first_submitted_at" TIMESTAMPTZ(3),
    "submitted_by_id" UUID,
    "content_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval" (
    "id" SERIAL NOT NULL,
    "submission_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "level" INTEGER NOT NULL,
    "decision" "decision" NOT NULL,
    "reason" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" UUID,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_figure" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,
    "indicator_id" INTEGER,
    "area_text" TEXT NOT NULL,
    "org_unit_id" TEXT,
    "period_text" TEXT NOT NULL,
    "period" TEXT,
    "as_of" TEXT,
    "value" DECIMAL(65,30),
    "high" DECIMAL(65,30),
    "unit_vi" TEXT,
    "precision" TEXT NOT NULL,
    "numerator" DECIMAL(65,30),
    "denominator" DECIMAL(65,30),
    "target_value" DECIMAL(65,30),
    "percent_published" DECIMAL(65,30),
    "body" TEXT,
    "level" TEXT,
    "term" TEXT,
    "representation_kind" TEXT,
    "what" TEXT,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "note" TEXT,
    "contradicts" BOOLEAN NOT NULL DEFAULT false,
    "announcement_id" TEXT,

    CONSTRAINT "published_figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "announcement" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "published_on" TEXT,
    "org_unit_id" TEXT,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'vi',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" SERIAL NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "org_unit_id" TEXT NOT NULL,

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant_programme" (
    "grant_id" INTEGER NOT NULL,
    "programme_id" INTEGER NOT NULL,

    CONSTRAINT "access_grant_programme_pkey" PRIMARY KEY ("grant_id","programme_id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" SERIAL NOT NULL,
    "user_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "org_unit_id" TEXT,
    "details" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "data_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 1,
    "catalogue_version" BIGINT NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "download" (
    "reference" TEXT NOT NULL,
    "chart" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "data_version" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "download_pkey" PRIMARY KEY ("reference")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "attempt_count" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_count_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "org_unit_uid_key" ON "org_unit"("uid");

-- CreateIndex
CREATE INDEX "org_unit_code_idx" ON "org_unit"("code");

-- CreateIndex
CREATE INDEX "org_unit_parent_parent_id_idx" ON "org_unit_parent"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "org_unit_parent_child_id_parent_id_valid_from_key" ON "org_unit_parent"("child_id", "parent_id", "valid_from");

-- CreateIndex
CREATE INDEX "org_unit_succession_successor_id_idx" ON "org_unit_succession"("successor_id");

-- CreateIndex
CREATE UNIQUE INDEX "org_unit_succession_predecessor_id_successor_id_key" ON "org_unit_succession"("predecessor_id", "successor_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_uid_key" ON "programme"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "programme_code_key" ON "programme"("code");

-- CreateIndex
CREATE UNIQUE INDEX "component_programme_id_code_key" ON "component"("programme_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "activity_type_uid_key" ON "activity_type"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "activity_type_code_key" ON "activity_type"("code");

-- CreateIndex
CREATE UNIQUE INDEX "data_element_uid_key" ON "data_element"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "data_element_code_key" ON "data_element"("code");

-- CreateIndex
CREATE UNIQUE INDEX "category_uid_key" ON "category"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "category_code_key" ON "category"("code");

-- CreateIndex
CREATE UNIQUE INDEX "category_option_uid_key" ON "category_option"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "category_option_category_id_code_key" ON "category_option"("category_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "breakdown_uid_key" ON "breakdown"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "breakdown_key_key" ON "breakdown"("key");

-- CreateIndex
CREATE UNIQUE INDEX "form_uid_key" ON "form"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "form_code_key" ON "form"("code");

-- CreateIndex
CREATE UNIQUE INDEX "form_section_form_id_code_key" ON "form_section"("form_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "form_item_section_id_data_element_id_key" ON "form_item"("section_id", "data_element_id");

-- CreateIndex
CREATE INDEX "form_assignment_org_unit_id_idx" ON "form_assignment"("org_unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "form_assignment_form_id_org_unit_id_valid_from_key" ON "form_assignment"("form_id", "org_unit_id", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_uid_key" ON "indicator"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_code_key" ON "indicator"("code");

-- CreateIndex
CREATE UNIQUE INDEX "target_indicator_id_org_unit_id_period_comparator_key" ON "target"("indicator_id", "org_unit_id", "period", "comparator");

-- CreateIndex
CREATE INDEX "data_value_submission_id_idx" ON "data_value"("submission_id");

-- CreateIndex
CREATE INDEX "data_value_data_element_id_calendar_period_stage_idx" ON "data_value"("data_element_id", "calendar", "period", "stage");

-- CreateIndex
CREATE UNIQUE INDEX "data_value_data_element_id_org_unit_id_calendar_period_brea_key" ON "data_value"("data_element_id", "org_unit_id", "calendar", "period", "breakdown_id", "stage");

-- CreateIndex
CREATE INDEX "data_value_version_data_element_id_org_unit_id_calendar_per_idx" ON "data_value_version"("data_element_id", "org_unit_id", "calendar", "period", "breakdown_id");

-- CreateIndex
CREATE INDEX "data_value_version_submission_id_idx" ON "data_value_version"("submission_id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_receipt_number_key" ON "submission"("receipt_number");

-- CreateIndex
CREATE INDEX "submission_status_idx" ON "submission"("status");

-- CreateIndex
CREATE UNIQUE INDEX "submission_form_id_org_unit_id_period_key" ON "submission"("form_id", "org_unit_id", "period");

-- CreateIndex
CREATE INDEX "approval_submission_id_idx" ON "approval"("submission_id");

-- CreateIndex
CREATE UNIQUE INDEX "published_figure_source_key_key" ON "published_figure"("source_key");

-- CreateIndex
CREATE INDEX "published_figure_indicator_id_idx" ON "published_figure"("indicator_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "access_grant_user_id_role_org_unit_id_key" ON "access_grant"("user_id", "role", "org_unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_sha256_key" ON "api_token"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_hash_key" ON "audit_event"("hash");

-- CreateIndex
CREATE INDEX "audit_event_action_idx" ON "audit_event"("action");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_idx" ON "audit_event"("subject_type", "subject");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE INDEX "download_user_id_idx" ON "download"("user_id");

-- AddForeignKey
ALTER TABLE "org_unit_parent" ADD CONSTRAINT "org_unit_parent_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_unit_parent" ADD CONSTRAINT "org_unit_parent_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_unit_succession" ADD CONSTRAINT "org_unit_succession_predecessor_id_fkey" FOREIGN KEY ("predecessor_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_unit_succession" ADD CONSTRAINT "org_unit_succession_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "component" ADD CONSTRAINT "component_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_type" ADD CONSTRAINT "activity_type_component_id_fkey" FOREIGN KEY ("component_id") REFERENCES "component"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_element" ADD CONSTRAINT "data_element_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_element" ADD CONSTRAINT "data_element_component_id_fkey" FOREIGN KEY ("component_id") REFERENCES "component"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category_option" ADD CONSTRAINT "category_option_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "breakdown_option" ADD CONSTRAINT "breakdown_option_breakdown_id_fkey" FOREIGN KEY ("breakdown_id") REFERENCES "breakdown"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "breakdown_option" ADD CONSTRAINT "breakdown_option_option_id_fkey" FOREIGN KEY ("option_id") REFERENCES "category_option"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form" ADD CONSTRAINT "form_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_section" ADD CONSTRAINT "form_section_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "form"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_item" ADD CONSTRAINT "form_item_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "form_section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_item" ADD CONSTRAINT "form_item_data_element_id_fkey" FOREIGN KEY ("data_element_id") REFERENCES "data_element"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_assignment" ADD CONSTRAINT "form_assignment_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "form"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_assignment" ADD CONSTRAINT "form_assignment_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_component_id_fkey" FOREIGN KEY ("component_id") REFERENCES "component"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_value" ADD CONSTRAINT "data_value_data_element_id_fkey" FOREIGN KEY ("data_element_id") REFERENCES "data_element"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_value" ADD CONSTRAINT "data_value_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_value" ADD CONSTRAINT "data_value_breakdown_id_fkey" FOREIGN KEY ("breakdown_id") REFERENCES "breakdown"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_value" ADD CONSTRAINT "data_value_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_value" ADD CONSTRAINT "data_value_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_value" ADD CONSTRAINT "data_value_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_value_version" ADD CONSTRAINT "data_value_version_data_element_id_fkey" FOREIGN KEY ("data_element_id") REFERENCES "data_element"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_value_version" ADD CONSTRAINT "data_value_version_breakdown_id_fkey" FOREIGN KEY ("breakdown_id") REFERENCES "breakdown"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_value_version" ADD CONSTRAINT "data_value_version_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "form"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_submitted_by_id_fkey" FOREIGN KEY ("submitted_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_figure" ADD CONSTRAINT "published_figure_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_figure" ADD CONSTRAINT "published_figure_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_figure" ADD CONSTRAINT "published_figure_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant_programme" ADD CONSTRAINT "access_grant_programme_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "access_grant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant_programme" ADD CONSTRAINT "access_grant_programme_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "download" ADD CONSTRAINT "download_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
