-- AlterTable
ALTER TABLE "body_composition" ADD COLUMN     "men" INTEGER;
