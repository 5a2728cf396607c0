pipeline {
  agent any
  environment {
    API_TOKEN = credentials('api-token')
  }
  stages {
    stage('build') {
      steps {
        // finding
        sh 'echo $API_TOKEN'
      }
    }
  }
}
