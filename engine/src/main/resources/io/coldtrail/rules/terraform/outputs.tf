output "topic_arn" {
  description = "The topic that the rules publish to."
  value       = aws_sns_topic.alerts.arn
}

output "rule_arns" {
  description = "The rules' ARNs by id."
  value       = { for id, rule in aws_cloudwatch_event_rule.this : id => rule.arn }
}
