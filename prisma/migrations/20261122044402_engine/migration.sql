-- CreateEnum
CREATE TYPE "missing_strategy" AS ENUM ('refuse', 'skip_if_any_missing', 'skip_if_all_missing', 'never_skip');

-- AlterEnum
ALTER TYPE "org_unit_level" ADD VALUE 'village';

-- AlterTable
ALTER TABLE "data_element" ADD COLUMN     "category_combo_id" INTEGER,
ADD COLUMN     "dhis2" JSONB,
ADD COLUMN     "entered" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "category_option" ADD COLUMN     "class_id" INTEGER,
ADD COLUMN     "confidence" TEXT,
ADD COLUMN     "source" TEXT;

-- AlterTable
ALTER TABLE "form" ADD COLUMN     "dhis2" JSONB,
ADD COLUMN     "working_days" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "indicator" ADD COLUMN     "annualized" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "change_en" TEXT,
ADD COLUMN     "change_vi" TEXT,
ADD COLUMN     "collected_by_en" TEXT,
ADD COLUMN     "collected_by_vi" TEXT,
ADD COLUMN     "concept_en" TEXT,
ADD COLUMN     "concept_vi" TEXT,
ADD COLUMN     "data_source_en" TEXT,
ADD COLUMN     "data_source_vi" TEXT,
ADD COLUMN     "defined_from" DATE,
ADD COLUMN     "dhis2" JSONB,
ADD COLUMN     "legal_source" TEXT,
ADD COLUMN     "method_en" TEXT,
ADD COLUMN     "method_vi" TEXT,
ADD COLUMN     "missing_strategy" "missing_strategy" NOT NULL DEFAULT 'refuse';

-- CreateTable
CREATE TABLE "org_unit_group" (
    "id" SERIAL NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "org_unit_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org_unit_group_member" (
    "group_id" INTEGER NOT NULL,
    "org_unit_id" TEXT NOT NULL,

    CONSTRAINT "org_unit_group_member_pkey" PRIMARY KEY ("group_id","org_unit_id")
);

-- CreateTable
CREATE TABLE "category_combo" (
    "id" SERIAL NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "categories" TEXT[],

    CONSTRAINT "category_combo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_deadline" (
    "id" SERIAL NOT NULL,
    "form_id" INTEGER NOT NULL,
    "level" "org_unit_level" NOT NULL,
    "due_days" INTEGER NOT NULL,
    "review_days" INTEGER NOT NULL,
    "working_days" BOOLEAN NOT NULL,
    "source" TEXT,

    CONSTRAINT "form_deadline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday" (
    "day" DATE NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "source" TEXT,
    "confidence" TEXT,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "indicator_definition" (
    "id" SERIAL NOT NULL,
    "indicator_id" INTEGER NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE NOT NULL,
    "numerator" TEXT,
    "denominator" TEXT,
    "factor" DECIMAL(65,30) NOT NULL DEFAULT 1,
    "note_vi" TEXT,
    "note_en" TEXT,
    "source" TEXT,

    CONSTRAINT "indicator_definition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "constant" (
    "id" SERIAL NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "value" DECIMAL(65,30) NOT NULL,

    CONSTRAINT "constant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "validation_rule" (
    "id" SERIAL NOT NULL,
    "uid" CHAR(11) NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "description_vi" TEXT,
    "description_en" TEXT,
    "left_side" TEXT NOT NULL,
    "left_missing" "missing_strategy" NOT NULL,
    "operator" TEXT NOT NULL,
    "right_side" TEXT NOT NULL,
    "right_missing" "missing_strategy" NOT NULL,
    "importance" TEXT NOT NULL,
    "frequency" "frequency" NOT NULL,
    "dhis2" JSONB,

    CONSTRAINT "validation_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "org_unit_group_uid_key" ON "org_unit_group"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "org_unit_group_code_key" ON "org_unit_group"("code");

-- CreateIndex
CREATE UNIQUE INDEX "category_combo_uid_key" ON "category_combo"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "category_combo_code_key" ON "category_combo"("code");

-- CreateIndex
CREATE UNIQUE INDEX "form_deadline_form_id_level_key" ON "form_deadline"("form_id", "level");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_definition_indicator_id_valid_to_key" ON "indicator_definition"("indicator_id", "valid_to");

-- CreateIndex
CREATE UNIQUE INDEX "constant_uid_key" ON "constant"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "constant_code_key" ON "constant"("code");

-- CreateIndex
CREATE UNIQUE INDEX "validation_rule_uid_key" ON "validation_rule"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "validation_rule_code_key" ON "validation_rule"("code");

-- AddForeignKey
ALTER TABLE "org_unit_group_member" ADD CONSTRAINT "org_unit_group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "org_unit_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_unit_group_member" ADD CONSTRAINT "org_unit_group_member_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_element" ADD CONSTRAINT "data_element_category_combo_id_fkey" FOREIGN KEY ("category_combo_id") REFERENCES "category_combo"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category_option" ADD CONSTRAINT "category_option_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "category_option"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_deadline" ADD CONSTRAINT "form_deadline_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "form"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_definition" ADD CONSTRAINT "indicator_definition_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Exact numbers as they were written, not padded to thirty digits.
ALTER TABLE data_value ALTER COLUMN value TYPE numeric;
ALTER TABLE data_value_version ALTER COLUMN value TYPE numeric;

-- A definition ends; a set of units or a combination names itself.
ALTER TABLE indicator_definition ADD CONSTRAINT indicator_definition_span CHECK (valid_to >= valid_from);
ALTER TABLE validation_rule ADD CONSTRAINT validation_rule_importance CHECK (importance IN ('low', 'medium', 'high'));
