CREATE TABLE "label_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"run" text NOT NULL,
	"most" integer NOT NULL,
	"day" text NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "library_revisions" (
	"workspace" text NOT NULL,
	"project" text NOT NULL,
	"revision" integer NOT NULL,
	"key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "library_revisions_workspace_project_revision_pk" PRIMARY KEY("workspace","project","revision")
);
--> statement-breakpoint
CREATE TABLE "spending" (
	"day" text PRIMARY KEY NOT NULL,
	"held" bigint DEFAULT 0 NOT NULL,
	"spent" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "stored" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "library_revisions" ADD CONSTRAINT "library_revisions_workspace_project_projects_workspace_id_fk" FOREIGN KEY ("workspace","project") REFERENCES "public"."projects"("workspace","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "label_holds_until" ON "label_holds" USING btree ("until");