-- CreateEnum
CREATE TYPE "rule_severity" AS ENUM ('error', 'warning');

-- AlterEnum
ALTER TYPE "frequency" ADD VALUE 'term';

-- AlterEnum
ALTER TYPE "submission_status" ADD VALUE 'locked';

-- AlterTable
ALTER TABLE "form" ADD COLUMN     "due_on" TEXT,
ADD COLUMN     "lock_days" INTEGER,
ADD COLUMN     "review_on" TEXT;

-- AlterTable
ALTER TABLE "form_item" ADD COLUMN     "compulsory" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "max_value" DECIMAL(65,30),
ADD COLUMN     "min_value" DECIMAL(65,30),
ADD COLUMN     "total_from" TEXT;

-- AlterTable
ALTER TABLE "validation_rule" ADD COLUMN     "severity" "rule_severity" NOT NULL DEFAULT 'warning';

-- AlterTable
ALTER TABLE "data_value" ADD COLUMN     "follow_up" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "data_value_version" ADD COLUMN     "follow_up" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "reviewer_id" UUID;

-- AlterTable
ALTER TABLE "approval" ADD COLUMN     "cells" JSONB;

-- CreateTable
CREATE TABLE "form_milestone" (
    "id" SERIAL NOT NULL,
    "form_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "on_day" TEXT,
    "days_after" INTEGER,
    "order" INTEGER NOT NULL,
    "source" TEXT,

    CONSTRAINT "form_milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lock_exception" (
    "id" SERIAL NOT NULL,
    "form_id" INTEGER NOT NULL,
    "org_unit_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "until" DATE NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "granted_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "lock_exception_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data_element_id" INTEGER NOT NULL,
    "breakdown_id" INTEGER NOT NULL,
    "org_unit_id" TEXT NOT NULL,
    "calendar" "calendar" NOT NULL,
    "period" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "added_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "form_milestone_form_id_code_key" ON "form_milestone"("form_id", "code");

-- CreateIndex
CREATE INDEX "lock_exception_form_id_org_unit_id_period_idx" ON "lock_exception"("form_id", "org_unit_id", "period");

-- CreateIndex
CREATE INDEX "evidence_org_unit_id_calendar_period_idx" ON "evidence"("org_unit_id", "calendar", "period");

-- AddForeignKey
ALTER TABLE "form_milestone" ADD CONSTRAINT "form_milestone_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "form"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lock_exception" ADD CONSTRAINT "lock_exception_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "form"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lock_exception" ADD CONSTRAINT "lock_exception_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lock_exception" ADD CONSTRAINT "lock_exception_granted_by_id_fkey" FOREIGN KEY ("granted_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "stored_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_data_element_id_fkey" FOREIGN KEY ("data_element_id") REFERENCES "data_element"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_breakdown_id_fkey" FOREIGN KEY ("breakdown_id") REFERENCES "breakdown"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
