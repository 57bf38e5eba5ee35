-- CreateTable
CREATE TABLE "register_edit" (
    "id" BIGSERIAL NOT NULL,
    "entry_id" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by_id" UUID,

    CONSTRAINT "register_edit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_evidence" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "added_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "register_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "body_feed" (
    "id" SERIAL NOT NULL,
    "body" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "data_element_id" INTEGER NOT NULL,
    "breakdown" TEXT NOT NULL DEFAULT '',
    "source" TEXT,

    CONSTRAINT "body_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "register_edit_entry_id_idx" ON "register_edit"("entry_id");

-- CreateIndex
CREATE INDEX "register_evidence_entry_id_idx" ON "register_evidence"("entry_id");

-- CreateIndex
CREATE INDEX "body_feed_data_element_id_idx" ON "body_feed"("data_element_id");

-- CreateIndex
CREATE UNIQUE INDEX "body_feed_body_level_kind_data_element_id_breakdown_key" ON "body_feed"("body", "level", "kind", "data_element_id", "breakdown");

-- AddForeignKey
ALTER TABLE "register_edit" ADD CONSTRAINT "register_edit_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "register_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_edit" ADD CONSTRAINT "register_edit_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_evidence" ADD CONSTRAINT "register_evidence_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "register_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_evidence" ADD CONSTRAINT "register_evidence_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "stored_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_evidence" ADD CONSTRAINT "register_evidence_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "body_feed" ADD CONSTRAINT "body_feed_data_element_id_fkey" FOREIGN KEY ("data_element_id") REFERENCES "data_element"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
