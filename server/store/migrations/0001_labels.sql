CREATE TABLE "answers" (
	"run" text NOT NULL,
	"key" text NOT NULL,
	"workspace" text NOT NULL,
	"answer" jsonb NOT NULL,
	CONSTRAINT "answers_run_key_pk" PRIMARY KEY("run","key")
);
--> statement-breakpoint
ALTER TABLE "frames" ADD COLUMN "label" jsonb;--> statement-breakpoint
ALTER TABLE "frames" ADD COLUMN "labels_key" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "label_held" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "label_spent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "label_cost" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "label_calls" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "label_input" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "label_output" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "label_closed" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "labelled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "names_key" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "unnamed" jsonb;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_run_runs_id_fk" FOREIGN KEY ("run") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answers_key" ON "answers" USING btree ("workspace","key");