-- CreateTable
CREATE TABLE "announcement_keeper" (
    "announcement_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "file_name" TEXT,

    CONSTRAINT "announcement_keeper_pkey" PRIMARY KEY ("announcement_id","user_id")
);

-- CreateIndex
CREATE INDEX "announcement_keeper_user_id_added_at_idx" ON "announcement_keeper"("user_id", "added_at");

-- AddForeignKey
ALTER TABLE "announcement_keeper" ADD CONSTRAINT "announcement_keeper_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement_keeper" ADD CONSTRAINT "announcement_keeper_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
