ALTER TABLE "documents" ADD COLUMN "owner" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "lease_until" timestamp with time zone;