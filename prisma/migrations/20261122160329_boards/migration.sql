-- CreateTable
CREATE TABLE "board" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT,
    "owner_id" UUID NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "board_item" (
    "id" UUID NOT NULL,
    "board_id" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "chart" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "board_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "board_owner_id_idx" ON "board"("owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "board_item_board_id_order_key" ON "board_item"("board_id", "order");

-- AddForeignKey
ALTER TABLE "board" ADD CONSTRAINT "board_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "board_item" ADD CONSTRAINT "board_item_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE ON UPDATE CASCADE;
