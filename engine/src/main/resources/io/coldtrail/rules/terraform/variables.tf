variable "name_prefix" {
  description = "Starts the names of the rules and of the topic."
  type        = string
  default     = "coldtrail-"

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{0,20}$", var.name_prefix))
    error_message = "At most 20 letters, digits, hyphens and underscores."
  }
}

variable "subscriptions" {
  description = "Who is told: protocol (email, https, sqs, lambda) and endpoint."
  type = list(object({
    protocol = string
    endpoint = string
  }))
  default = []
}

variable "kms_key_id" {
  description = "KMS key of the topic; its policy must let events.amazonaws.com use it. Null for none."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of the rules and of the topic."
  type        = map(string)
  default     = {}
}
